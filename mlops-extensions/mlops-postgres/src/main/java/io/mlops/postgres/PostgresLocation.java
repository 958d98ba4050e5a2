package io.mlops.postgres;

import io.mlops.error.InvalidInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A location, taken apart. Its text is never shown as a whole: what looks like a host may be half of a password. Immutable.
 *
 * @param hosts host names or addresses, at least one
 * @param ports one for each host
 * @param database its name
 * @param parameters of the connection, names and values decoded; those named user and password hold the credentials
 */
record PostgresLocation(List<String> hosts, List<Integer> ports, String database, Map<String, String> parameters) {
    static final String PREFIX = "jdbc:postgresql:";

    private static final int DEFAULT_PORT = 5432;
    private static final int MAX_PORT = 65_535;
    private static final Pattern SHAPE = Pattern.compile(
            Pattern.quote(PREFIX) + "//(?:([^/?]*)@)?([^/?@]+)/([^/?@\\p{Cntrl}]+)(?:\\?(.*))?", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

    PostgresLocation {
        hosts = List.copyOf(hosts);
        ports = List.copyOf(ports);
        parameters = Map.copyOf(parameters);
    }

    static PostgresLocation parse(String location) {
        Matcher parts = SHAPE.matcher(location);
        if (!parts.matches()) {
            throw malformed(location);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = parts.group(4);
        if (query != null) {
            parse(query, parameters);
        }
        String userInfo = parts.group(1);
        if (userInfo != null) {
            addCredentials(userInfo, parameters);
        }
        List<String> hosts = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (String host : parts.group(2).split(",", -1)) {
            Matcher address = HOST.matcher(host);
            if (!address.matches() || port(address) < 1 || port(address) > MAX_PORT) {
                throw malformed(location);
            }
            hosts.add(address.group(1));
            ports.add(port(address));
        }
        return new PostgresLocation(hosts, ports, decoded(parts.group(3)), parameters);
    }

    private static int port(Matcher address) {
        String port = address.group(2);
        return port == null ? DEFAULT_PORT : Integer.parseInt(port);
    }

    private static void parse(String query, Map<String, String> parameters) {
        int position = 0;
        for (String parameter : query.split("&", -1)) {
            position++;
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? decoded(parameter) : decoded(parameter.substring(0, equals));
            ConnectionParameters.requireAllowed(name, position);
            if (equals < 0 || parameters.put(name, decoded(parameter.substring(equals + 1))) != null) {
                throw new InvalidInputException(
                        "connection parameter " + name, "must have one value", "***", "write " + name + "=… once");
            }
        }
    }

    private static void addCredentials(String userInfo, Map<String, String> parameters) {
        int colon = userInfo.indexOf(':');
        String user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        boolean isTwice = parameters.put(ConnectionParameters.USER, user) != null;
        if (colon >= 0) {
            isTwice |= parameters.put(ConnectionParameters.PASSWORD, decoded(userInfo.substring(colon + 1))) != null;
        }
        if (isTwice || user.isEmpty()) {
            throw new InvalidInputException(
                    "credentials of the location",
                    "must stand in one place, with a user",
                    "***",
                    "write them before the host, or as parameters, or give them to PostgresStore.credentials");
        }
    }

    private static String decoded(String text) {
        try {
            // A plus is a plus in a URI; the decoder is that of forms.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "store location", "must have two hexadecimal digits behind each %", "***", "write %25 for %");
        }
    }

    private static InvalidInputException malformed(String location) {
        int query = location.indexOf('?');
        boolean mayHoldSecrets = location.indexOf('@') >= 0;
        String shown = query < 0 ? location : location.substring(0, query) + "?***";
        return new InvalidInputException(
                "store location",
                "must be jdbc:postgresql://host:port/database, its parameters behind a question mark",
                mayHoldSecrets ? PREFIX + "***" : shown,
                "write %40 for @ and %2F for / in credentials, or give them to PostgresStore.credentials");
    }

    /** Returns the location for messages. */
    String shown() {
        StringBuilder text = new StringBuilder(PREFIX).append("//");
        for (int i = 0; i < hosts.size(); i++) {
            text.append(i == 0 ? "" : ",").append(hosts.get(i)).append(':').append(ports.get(i));
        }
        return text.append('/').append(database).toString();
    }

    /** Without parameters, which hold secrets. */
    @Override
    public String toString() {
        return shown();
    }
}
