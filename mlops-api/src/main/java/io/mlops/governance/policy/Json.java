package io.mlops.governance.policy;

import io.mlops.governance.approval.Quorum;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes parts of a policy's document. The texts in it hold no control character, so that quote and backslash alone need an escape. Stateless. */
final class Json {
    private Json() {}

    static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String list(Collection<String> items) {
        return items.stream().collect(Collectors.joining(",", "[", "]"));
    }

    static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String scopes(List<Scope> scopes) {
        return list(scopes.stream().map(Json::scope).sorted().toList());
    }

    private static String scope(Scope scope) {
        return Stream.of(
                        scope.environment().map(text -> "\"environment\":" + text(text)),
                        scope.experiments().map(text -> "\"experiments\":" + text(text)),
                        scope.models().map(text -> "\"models\":" + text(text)))
                .flatMap(part -> part.stream())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String quorum(Quorum quorum) {
        return list(quorum.parts().stream()
                .map(part -> "{\"persons\":" + part.persons()
                        + part.role().map(role -> ",\"role\":\"" + role + "\"").orElse("") + "}")
                .toList());
    }
}
