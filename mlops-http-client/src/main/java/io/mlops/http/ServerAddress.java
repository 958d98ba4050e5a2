package io.mlops.http;

import io.mlops.error.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a server is and who asks by default. Immutable; its text shows no credentials.
 *
 * @param root http or https, host, port and path prefix, nothing else
 * @param user {@code user:password} of the location
 */
record ServerAddress(URI root, Optional<String> user) {
    private static final String FORM = "must be mlflow+http:// or mlflow+https://, a host, perhaps a port and a path";
    private static final String EXAMPLE = "for example mlflow+http://127.0.0.1:5000";

    static ServerAddress parse(String location) {
        String text = location.startsWith("mlflow+") ? location.substring("mlflow+".length()) : location;
        URI uri = uri("location of the MLflow server", text);
        String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceAll("/+$", "");
        boolean isPlain = uri.getRawQuery() == null && uri.getRawFragment() == null && isPath(path);
        if (!isPlain) {
            throw refused("location of the MLflow server", uri);
        }
        URI root = URI.create(uri.getScheme() + "://" + host(uri) + path + "/");
        return new ServerAddress(root, Optional.ofNullable(uri.getUserInfo()));
    }

    static URI proxy(String address) {
        URI uri = uri("proxy", address);
        if (!uri.getScheme().equals("http") || uri.getPort() < 0) {
            throw new InvalidInputException(
                    "proxy", "must be http:// with a host and a port", host(uri), "for example http://proxy:3128");
        }
        return uri;
    }

    private static URI uri(String what, String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isHttp && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The text may hold a password, so neither it nor the cause that quotes it is shown.
            throw new InvalidInputException(what, FORM, "", EXAMPLE);
        }
        throw new InvalidInputException(what, FORM, text.replaceAll("//[^/]*@", "//…@"), EXAMPLE);
    }

    private static InvalidInputException refused(String what, URI uri) {
        return new InvalidInputException(
                what, FORM + ", without a query, a fragment or dots for directories", host(uri), EXAMPLE);
    }

    private static String host(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean isPath(String path) {
        for (String segment : path.split("/", -1)) {
            String decoded = java.net.URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (decoded.equals(".")
                    || decoded.equals("..")
                    || decoded.indexOf('/') >= 0
                    || decoded.indexOf('\\') >= 0) {
                return false;
            }
        }
        return true;
    }

    Credentials credentials() {
        if (user.isEmpty()) {
            return Credentials.none();
        }
        String text = user.get();
        int colon = text.indexOf(':');
        return colon < 0
                ? Credentials.basic(text, () -> "")
                : Credentials.basic(text.substring(0, colon), () -> text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
