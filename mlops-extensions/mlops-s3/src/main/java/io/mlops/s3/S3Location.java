package io.mlops.s3;

import io.mlops.error.InvalidInputException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket, a prefix and settings, read from a location. Immutable.
 *
 * @param bucket its name
 * @param prefix without slashes at its ends; empty for the whole bucket
 * @param settings by name: {@value #ENDPOINT}, {@value #REGION}, {@value #PATH_STYLE}
 */
record S3Location(String bucket, String prefix, Map<String, String> settings) {
    static final String ENDPOINT = "endpoint";
    static final String REGION = "region";
    static final String PATH_STYLE = "path-style";

    private static final Pattern FORM = Pattern.compile("s3://([^/?#@]+)(/[^?#]*)?(?:\\?([^#]*))?");

    S3Location {
        settings = Map.copyOf(settings);
    }

    static S3Location parse(String location, Map<String, String> options) {
        // No bucket, prefix or endpoint has an @, so that whatever stands before one was meant as a secret.
        if (location.indexOf('@') >= 0) {
            throw new InvalidInputException(
                    "store",
                    "must hold no credentials",
                    "s3://***",
                    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, use a profile, or give them to S3Backend.builder");
        }
        Matcher form = FORM.matcher(location);
        if (!form.matches()) {
            int query = location.indexOf('?');
            throw new InvalidInputException(
                    "store",
                    "must look like s3://bucket/prefix",
                    query < 0 ? location : location.substring(0, query) + "?***",
                    "an endpoint goes into ?endpoint=http://…");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        if (form.group(3) != null) {
            for (String pair : form.group(3).split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                requireKnown(name);
                settings.put(name, decoded(pair.substring(equals + 1)));
            }
        }
        options.keySet().forEach(S3Location::requireKnown);
        settings.putAll(options);
        String path = form.group(2) == null ? "" : form.group(2);
        return new S3Location(form.group(1), path.replaceAll("^/+|/+$", ""), settings);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("store", "must have whole percent escapes", text, "write % as %25");
        }
    }

    /** Before its value is looked at, which may be a secret. */
    private static void requireKnown(String name) {
        if (!name.equals(ENDPOINT) && !name.equals(REGION) && !name.equals(PATH_STYLE)) {
            throw new InvalidInputException(
                    "store option",
                    "must be one of " + ENDPOINT + ", " + REGION + ", " + PATH_STYLE,
                    name,
                    "what a text cannot carry goes to S3Backend.builder");
        }
    }

    S3Backend.Builder builder() {
        S3Backend.Builder builder = S3Backend.builder(bucket).prefix(prefix);
        String endpoint = settings.get(ENDPOINT);
        if (endpoint != null) {
            builder.endpoint(uri(endpoint));
        }
        String region = settings.get(REGION);
        if (region != null) {
            builder.region(region);
        }
        String pathStyle = settings.get(PATH_STYLE);
        if (pathStyle != null) {
            builder.pathStyle(truth(pathStyle));
        }
        return builder;
    }

    private static URI uri(String endpoint) {
        try {
            return URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(ENDPOINT, "must be a URI", endpoint, "such as http://127.0.0.1:9000");
        }
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidInputException(PATH_STYLE, "must be true or false", text, "");
        }
        return text.equals("true");
    }
}
