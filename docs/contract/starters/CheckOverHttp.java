// The Network Operator Certificate check over HTTP, in nothing but the JDK (17 or newer).
//   java CheckOverHttp.java 9000 & npx dcc-sim assure --check http://127.0.0.1:9000/
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.*;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

public class CheckOverHttp {
  public static void main(String[] arguments) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", exchange -> {
      try (exchange) {
        Object request = new Json(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).read();
        byte[] answer = Json.write(judge(new Question(request))).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      } catch (RuntimeException flaw) {
        flaw.printStackTrace(); // No answer is no verdict: the DCC turns the request away for now.
      }
    });
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The rules in their order: the first that fails decides. */
  static Map<String, Object> judge(Question q) {
    String variant = q.text("serviceReferenceVariant"), device = q.at("device").text("type");
    List<String> senders = new ArrayList<>(List.of("IS", "GS"));
    if (q.at("settings").is("appliesToNetworkOperators")) senders.addAll(List.of("ED", "GT"));
    if (!variant.equals("6.21") && !(variant.equals("6.15.1") && device.equals("ESME"))) return outOfScope("NOC-1");
    if (!device.equals("ESME") && !device.equals("GPF")) return outOfScope("NOC-2");
    if (!q.text("remotePartyRole").equals("NetworkOperator")) return outOfScope("NOC-3");
    if (!senders.contains(q.at("submittedBy").text("userRole"))) return outOfScope("NOC-4");
    if (q.is("cancels")) return outOfScope("NOC-5");

    List<Certificate> certificates;
    try {
      certificates = q.list("certificates").stream().map(each -> Certificate.of(each.text("der"))).toList();
    } catch (RuntimeException unreadable) {
      return refused("NOC-10", "wrong-role", "A certificate cannot be read.");
    }
    if (certificates.isEmpty()) return refused("NOC-10", "wrong-role", "There is no certificate.");
    boolean allowsBroker = q.at("settings").is("allowAccessControlBroker");
    for (Certificate each : certificates)
      if (each.role != 3 && !(each.role == 4 && allowsBroker))
        return refused(each.role == 4 ? "NOC-13" : "NOC-10", "wrong-role", "A certificate has the role " + each.role + ".");
    boolean someBroker = certificates.stream().anyMatch(each -> each.role == 4);
    if (certificates.stream().allMatch(each -> each.role == 4)) return verdict("accepted", "NOC-13", null, "A setting allows it.");

    String kind = device.equals("ESME") ? "MPAN" : "MPRN";
    Set<String> determining = new HashSet<>(), others = new HashSet<>();
    for (Question point : q.at("device").list("meteringPoints"))
      if (point.text("kind").equals(kind))
        (point.text("purpose").equals("import") ? determining : others).add(number(point.text("value")));
    Set<String> parties = determining.size() == 1 ? q.partiesOn(determining) : Set.of();
    Set<String> expected = q.list("networkParties").stream().filter(each -> parties.contains(each.text("id")))
        .flatMap(each -> each.texts("entityIdentifiers").stream())
        .map(each -> each.replace("-", "").toUpperCase(Locale.ROOT)).filter(each -> each.matches("[0-9A-F]{16}"))
        .collect(Collectors.toCollection(TreeSet::new));
    List<String> warnings = new ArrayList<>();
    Set<String> elsewhere = new HashSet<>(q.partiesOn(others));
    elsewhere.removeAll(parties);
    if (parties.size() == 1 && !elsewhere.isEmpty()) warnings.add("other-network-party-on-secondary-point");

    String unknown = determining.size() != 1 ? "no-metering-point" : parties.isEmpty() ? "no-registration"
        : parties.size() > 1 ? "ambiguous-registration" : expected.isEmpty() ? "no-entity-identifier" : null;
    if (unknown != null) {
      boolean accepts = q.at("settings").at("onUnknown").text(unknown).equals("accept");
      if (accepts) warnings.add(0, unknown);
      Map<String, Object> end = accepts ? verdict("accepted", "NOC-12", null, "A setting accepts it: " + unknown + ".")
          : refused("NOC-12", unknown, "Who is responsible cannot be said.");
      return with(end, expected, warnings);
    }
    for (Certificate each : certificates)
      if (each.role == 3 && !expected.contains(each.holder))
        return with(refused("NOC-10", "other-party", "A certificate is another party's."), expected, warnings);
    return with(verdict("accepted", someBroker ? "NOC-13" : "NOC-10", null, "All belong to the responsible party."), expected, warnings);
  }

  /** An MPRN is a number: leading zeros make no other metering point. An MPAN has thirteen digits. */
  static String number(String point) {
    return point.length() < 13 ? point.replaceFirst("^0+(?=.)", "") : point;
  }

  static Map<String, Object> outOfScope(String rule) {
    return verdict("not-applicable", rule, null, "The rule excludes it.");
  }

  static Map<String, Object> refused(String rule, String reason, String because) {
    return verdict("refused", rule, reason, because);
  }

  static Map<String, Object> verdict(String outcome, String rule, String reason, String because) {
    Map<String, Object> verdict = new LinkedHashMap<>(Map.of("outcome", outcome, "rule", rule, "because", because));
    if (reason != null) verdict.put("reason", reason);
    return verdict;
  }

  static Map<String, Object> with(Map<String, Object> verdict, Set<String> expected, List<String> warnings) {
    verdict.put("expected", expected.stream().map(each -> each.replaceAll("(..)(?=.)", "$1-")).toList());
    verdict.put("warnings", warnings);
    return verdict;
  }

  /** What a certificate's subject says; an exception where that is not lawful. */
  record Certificate(int role, String holder) {
    static Certificate of(String base64) {
      byte[] der = Base64.getDecoder().decode(base64);
      List<Der> whole = Der.in(der);
      if (whole.size() != 1) throw new IllegalArgumentException("octets behind it");
      // TBSCertificate: version, serial, algorithm, issuer, validity, subject
      Der subject = Der.in(Der.in(whole.get(0).content).get(0).content).get(5);
      List<byte[]> roles = new ArrayList<>(), holders = new ArrayList<>();
      for (Der name : Der.in(subject.content))
        for (Der attribute : Der.in(name.content)) {
          List<Der> typeAndValue = Der.in(attribute.content);
          String type = HexFormat.of().formatHex(typeAndValue.get(0).content);
          if (type.equals("55040b")) roles.add(typeAndValue.get(1).content);
          if (type.equals("55042d")) holders.add(typeAndValue.get(1).content);
        }
      if (roles.size() != 1 || holders.size() != 1) throw new IllegalArgumentException("not one OU and one identifier");
      String role = new String(roles.get(0), StandardCharsets.US_ASCII);
      if (!role.matches("[0-9A-Fa-f]{2}")) throw new IllegalArgumentException("no role");
      byte[] bits = holders.get(0);
      if (bits.length != 9 || bits[0] != 0) throw new IllegalArgumentException("not eight whole octets");
      return new Certificate(Integer.parseInt(role, 16), HexFormat.of().withUpperCase().formatHex(bits, 1, 9));
    }
  }

  /** One DER value. */
  record Der(byte[] content) {
    static List<Der> in(byte[] octets) {
      List<Der> values = new ArrayList<>();
      for (int at = 0; at < octets.length; ) {
        int start = at + 2, length = octets[at + 1] & 0xff;
        if (length > 0x80) {
          start += length - 0x80;
          length = new BigInteger(1, Arrays.copyOfRange(octets, at + 2, start)).intValueExact();
        }
        if (length > octets.length - start) throw new IllegalArgumentException("cut short");
        values.add(new Der(Arrays.copyOfRange(octets, start, start + length)));
        at = start + length;
      }
      return values;
    }
  }

  /** A CheckRequest, or a part of it. */
  record Question(Object json) {
    Object get(String name) { return ((Map<?, ?>) json).get(name); }
    String text(String name) { return (String) get(name); }
    boolean is(String name) { return (Boolean) get(name); }
    Question at(String name) { return new Question(get(name)); }
    List<Question> list(String name) { return ((List<?>) get(name)).stream().map(Question::new).toList(); }
    List<String> texts(String name) { return ((List<?>) get(name)).stream().map(String.class::cast).toList(); }

    /** Who is registered for any of some metering points on the UK market date that decides. */
    Set<String> partiesOn(Set<String> points) {
      String day = OffsetDateTime.parse(text("effectiveAt")).atZoneSameInstant(ZoneId.of("Europe/London")).toLocalDate().toString();
      return list("registration").stream().filter(each -> points.contains(number(each.text("meteringPoint"))))
          .filter(each -> each.text("effectiveFrom").compareTo(day) <= 0)
          .filter(each -> each.get("effectiveTo") == null || each.text("effectiveTo").compareTo(day) >= 0)
          .map(each -> each.text("networkParty")).collect(Collectors.toSet());
    }
  }

  /** As much of JSON as the contract needs; take a library of your own in its place. */
  static class Json {
    private final String text;
    private int at = 0;

    Json(String text) { this.text = text; }

    Object read() {
      char next = peek();
      if (next == '{') {
        Map<String, Object> object = new LinkedHashMap<>();
        members('}', () -> {
          String name = (String) read();
          expect(':');
          object.put(name, read());
        });
        return object;
      }
      if (next == '[') {
        List<Object> list = new ArrayList<>();
        members(']', () -> list.add(read()));
        return list;
      }
      if (next == '"') return string();
      int start = at;
      while (at < text.length() && "+-.eE0123456789aflnrstu".indexOf(text.charAt(at)) >= 0) at++;
      String word = text.substring(start, at);
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> Double.valueOf(word);
      };
    }

    private void members(char end, Runnable member) {
      at++;
      if (peek() == end) { at++; return; }
      do member.run(); while (peek() == ',' && at++ >= 0);
      expect(end);
    }

    private char peek() {
      while (Character.isWhitespace(text.charAt(at))) at++;
      return text.charAt(at);
    }

    private void expect(char wanted) {
      if (peek() != wanted) throw new IllegalArgumentException("'" + wanted + "' expected at " + at);
      at++;
    }

    private String string() {
      StringBuilder read = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        if (text.charAt(at) != '\\') { read.append(text.charAt(at)); continue; }
        char escaped = text.charAt(++at);
        if (escaped == 'u') { read.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16)); at += 4; }
        else read.append("bfnrt".indexOf(escaped) < 0 ? escaped : "\b\f\n\r\t".charAt("bfnrt".indexOf(escaped)));
      }
      at++;
      return read.toString();
    }

    static String write(Object value) {
      if (value instanceof Map<?, ?> map)
        return map.entrySet().stream().map(e -> write(e.getKey()) + ":" + write(e.getValue())).collect(Collectors.joining(",", "{", "}"));
      if (value instanceof Collection<?> list) return list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
      return "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
  }
}
