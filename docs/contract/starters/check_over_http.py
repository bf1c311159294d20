"""The Network Operator Certificate check over HTTP, in nothing but Python's standard library (3.9 or newer).
python3 check_over_http.py 9000 & npx dcc-sim assure --check http://127.0.0.1:9000/"""
import base64, datetime, json, re, sys, zoneinfo
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
OU, UNIQUE_IDENTIFIER = bytes.fromhex("55040b"), bytes.fromhex("55042d")

def values(der):  # the DER values that stand one after another in some octets: (tag, content)
    while der:
        tag, length, start = der[0], der[1], 2
        if length > 0x80:
            start += length - 0x80
            length = int.from_bytes(der[2:start], "big")
        if len(der) < start + length:
            raise ValueError("it is cut short")
        yield tag, der[start:start + length]
        der = der[start + length:]

def role_and_holder(text):  # what a certificate's subject says; ValueError or IndexError where that is not lawful
    (_, certificate), = values(base64.b64decode(text, validate=True))
    subject = list(values(list(values(certificate))[0][1]))[5][1]
    attributes = [[v for _, v in values(a)] for _, name in values(subject) for _, a in values(name)]
    (role,), (identifier,) = [v for t, v in attributes if t == OU], [v for t, v in attributes if t == UNIQUE_IDENTIFIER]
    if len(identifier) != 9 or identifier[0] or not re.fullmatch(rb"[0-9A-Fa-f]{2}", role):
        raise ValueError("it has not a role of two digits and an identifier of eight whole octets")
    return int(role, 16), identifier[1:].hex()

def number(point):  # an MPRN is a number: leading zeros make no other metering point; an MPAN has thirteen digits
    return point.lstrip("0") if len(point) < 13 else point

def judge(q):
    settings, device, variant, points = q["settings"], q["device"]["type"], q["serviceReferenceVariant"], q["device"]["meteringPoints"]
    expected, warnings = [], []
    def verdict(outcome, rule, reason=None, because="The rule says so."):
        return {"outcome": outcome, "rule": rule, "reason": reason, "because": because, "expected": expected, "warnings": warnings}
    senders = ["IS", "GS"] + (["ED", "GT"] if settings["appliesToNetworkOperators"] else [])
    for rule, excluded in (("NOC-1", variant not in ("6.15.1", "6.21") or variant == "6.15.1" and device != "ESME"),
                           ("NOC-2", device not in ("ESME", "GPF")), ("NOC-3", q["remotePartyRole"] != "NetworkOperator"),
                           ("NOC-4", q["submittedBy"]["userRole"] not in senders), ("NOC-5", q["cancels"])):
        if excluded:
            return verdict("not-applicable", rule)
    try:
        certificates = [role_and_holder(c["der"]) for c in q["certificates"]]
    except (ValueError, IndexError) as why:
        return verdict("refused", "NOC-10", "wrong-role", f"A certificate cannot be read: {why}.")
    for role, _ in certificates or [(None, None)]:
        if role != 3 and not (role == 4 and settings["allowAccessControlBroker"]):
            return verdict("refused", "NOC-13" if role == 4 else "NOC-10", "wrong-role", f"The role is {role}, not 03.")
    if all(role == 4 for role, _ in certificates):
        return verdict("accepted", "NOC-13")
    moment = datetime.datetime.fromisoformat(q["effectiveAt"].replace("Z", "+00:00"))
    day = moment.astimezone(zoneinfo.ZoneInfo("Europe/London")).date().isoformat()
    def parties_on(numbers):
        return {r["networkParty"] for r in q["registration"] if number(r["meteringPoint"]) in numbers
                and r["effectiveFrom"] <= day <= (r["effectiveTo"] or "9999-12-31")}
    points = [p for p in points if p["kind"] == {"ESME": "MPAN", "GPF": "MPRN"}[device]]
    determining = {number(p["value"]) for p in points if p["purpose"] == "import"}
    parties = parties_on(determining) if len(determining) == 1 else set()
    if len(parties) == 1 and parties_on({number(p["value"]) for p in points if p["purpose"] != "import"}) - parties:
        warnings.append("other-network-party-on-secondary-point")
    expected += [i.upper() for p in q["networkParties"] if p["id"] in parties for i in p["entityIdentifiers"]]
    known = {i.replace("-", "").lower() for i in expected if re.fullmatch("[0-9A-F]{16}|[0-9A-F]{2}(-[0-9A-F]{2}){7}", i)}
    for missing, reason in ((len(determining) != 1, "no-metering-point"), (not parties, "no-registration"),
                            (len(parties) > 1, "ambiguous-registration"), (not known, "no-entity-identifier")):
        if missing:
            accepted = settings["onUnknown"][reason] == "accept"
            warnings[:0] = [reason] if accepted else []
            return verdict("accepted", "NOC-12") if accepted else verdict("refused", "NOC-12", reason)
    if any(role == 3 and holder not in known for role, holder in certificates):
        return verdict("refused", "NOC-10", "other-party", "A certificate is another party's.")
    return verdict("accepted", "NOC-13" if any(role == 4 for role, _ in certificates) else "NOC-10")

class Service(BaseHTTPRequestHandler):
    def do_POST(self):
        answer = json.dumps(judge(json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer.encode())

ThreadingHTTPServer.request_queue_size = 128  # of questions that are asked at once, not five
server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Service)
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
