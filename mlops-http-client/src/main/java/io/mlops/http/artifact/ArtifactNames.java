package io.mlops.http.artifact;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files on the server, and in URLs. Stateless. */
final class ArtifactNames {
    private static final String UNRESERVED = "-._~!$&'()*+,;=:@";
    private static final Pattern ESCAPE = Pattern.compile("~(23|25|7e)");

    private ArtifactNames() {}

    /** Returns what a path is called on the server, where some characters have no name. */
    static String onServer(String path) {
        return path.replace("~", "~7e").replace("%", "~25").replace("#", "~23");
    }

    /** Returns the path of a file of the server. */
    static String fromServer(String name) {
        Matcher escape = ESCAPE.matcher(name);
        return escape.replaceAll(found -> switch (found.group(1)) {
            case "23" -> "#";
            case "25" -> "%";
            default -> "~";
        });
    }

    /** Returns a path of the server, percent-encoded for a URL; slashes stay. */
    static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '/'
                    || UNRESERVED.indexOf(c) >= 0;
            if (isPlain) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
