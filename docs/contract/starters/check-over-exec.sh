#!/usr/bin/env bash
# The Network Operator Certificate check over exec:, a line of JSON in and a line out. Needs bash, jq and coreutils.
#   npx dcc-sim assure --check 'exec:bash docs/contract/starters/check-over-exec.sh'

# Takes the first DER value off $rest, all in hexadecimal digits: its $tag and its $content.
take() {
  tag=${rest:0:2} content=''
  local length=$((16#0${rest:2:2})) start=4
  if ((length > 128)); then
    start=$((4 + 2 * (length - 128)))
    length=$((16#0${rest:4:start - 4}))
  fi
  ((${#rest} >= start + 2 * length && ${#rest} > 2)) || return 1
  content=${rest:start:2 * length} rest=${rest:start + 2 * length}
}

# What a certificate's subject says, as JSON: its role and its holder; null where it is no lawful certificate.
read_certificate() {
  local names='' attributes='' type='' roles=() holders=() i
  rest=$(base64 -d 2>/dev/null <<<"$1" | od -An -v -tx1 | tr -d ' \n')
  take && [[ -z $rest ]] && rest=$content && take && rest=$content || { echo null; return; }
  for i in 1 2 3 4 5 6; do take || { echo null; return; }; done # version, serial, algorithm, issuer, validity, subject
  rest=$content
  while [[ -n $rest ]]; do
    take || { echo null; return; }
    names=$rest rest=$content
    while [[ -n $rest ]]; do # a relative name may hold several attributes
      take && attributes=$rest rest=$content && take && type=$content && take || { echo null; return; }
      case $type in
        55040b) roles+=("$content") ;;
        55042d) holders+=("$content") ;;
      esac
      rest=$attributes
    done
    rest=$names
  done
  # An OU of two hexadecimal digits, in ASCII; one identifier, of no unused bits and eight octets.
  [[ ${#roles[@]} == 1 && ${roles[0]} =~ ^(3[0-9]|4[1-6]|6[1-6]){2}$ && ${#holders[@]} == 1 ]] || { echo null; return; }
  [[ ${holders[0]} =~ ^00.{16}$ ]] || { echo null; return; }
  printf '{"role":"%b","holder":"%s"}\n' "\\x${roles[0]:0:2}\\x${roles[0]:2:2}" "${holders[0]:2}"
}

read -r -d '' judge <<'JQ'
def number: if length < 13 then sub("^0+(?=.)"; "") else . end; # an MPRN is a number
def verdict($outcome; $rule; $reason): {outcome: $outcome, rule: $rule, reason: $reason, because: "The rule says so."};
def parties($points): [.registration[] | select(.effectiveFrom <= $day and (.effectiveTo // "9999-12-31") >= $day)
  | select((.meteringPoint | number) as $point | $points | index($point)) | .networkParty] | unique;
.settings as $settings | .device.type as $device | .serviceReferenceVariant as $srv
| {ESME: "MPAN", GPF: "MPRN"}[$device] as $kind
| ([.device.meteringPoints[] | select(.purpose == "import" and .kind == $kind) | .value | number] | unique) as $points
| parties($points) as $parties
| [.networkParties[] | select(.id as $id | $parties | index($id)) | .entityIdentifiers[] | gsub("-"; "") | ascii_downcase
  | select(test("^[0-9a-f]{16}$"))] as $known
| (["IS", "GS"] + (if $settings.appliesToNetworkOperators then ["ED", "GT"] else [] end)) as $senders
| (if $settings.allowAccessControlBroker then ["03", "04"] else ["03"] end) as $roles
| (if $points | length != 1 then "no-metering-point" elif $parties == [] then "no-registration"
  elif $parties | length > 1 then "ambiguous-registration" elif $known == [] then "no-entity-identifier"
  else null end) as $missing
| if ($srv != "6.15.1" and $srv != "6.21") or ($srv == "6.15.1" and $device != "ESME")
  then verdict("not-applicable"; "NOC-1"; null)
elif $kind == null then verdict("not-applicable"; "NOC-2"; null)
elif .remotePartyRole != "NetworkOperator" then verdict("not-applicable"; "NOC-3"; null)
elif .submittedBy.userRole as $sender | $senders | index($sender) == null then verdict("not-applicable"; "NOC-4"; null)
elif .cancels then verdict("not-applicable"; "NOC-5"; null)
elif $certificates == [] or ($certificates | index(null)) != null then verdict("refused"; "NOC-10"; "wrong-role")
elif any($certificates[]; .role as $role | $roles | index($role) == null)
  then verdict("refused"; if any($certificates[]; .role == "04") then "NOC-13" else "NOC-10" end; "wrong-role")
elif all($certificates[]; .role == "04") then verdict("accepted"; "NOC-13"; null)
elif $missing != null and $settings.onUnknown[$missing] == "accept" then verdict("accepted"; "NOC-12"; null)
elif $missing != null then verdict("refused"; "NOC-12"; $missing)
elif any($certificates[] | select(.role == "03"); .holder as $holder | $known | index($holder) == null)
  then verdict("refused"; "NOC-10"; "other-party")
else verdict("accepted"; "NOC-10"; null) end
JQ

while IFS= read -r question; do
  { read -r effective; certificates=$(while read -r der; do read_certificate "$der"; done | jq -cs .); } \
    < <(jq -r '.effectiveAt, (.certificates[].der)' <<<"$question")
  jq -c --argjson certificates "$certificates" --arg day "$(TZ=Europe/London date -d "$effective" +%F)" "$judge" <<<"$question"
done
