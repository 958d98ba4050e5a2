package io.mlops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a caller of an exported type meets in its signatures is the JDK, JSpecify, and what our modules export: a
 * library that shows there could never be replaced.
 */
final class ApiSignatures implements Rule {
    private final Exports exports = new Exports();
    private final Set<String> libraries;

    /**
     * Allows further libraries.
     *
     * @param libraries prefixes of package names, each with its last dot
     */
    ApiSignatures(Set<String> libraries) {
        this.libraries = Set.copyOf(libraries);
    }

    @Override
    public List<String> violations(MainCode code) {
        return code.exportedClasses()
                .filter(ApiSignatures::isReachable)
                .flatMap(type ->
                        Stream.concat(ofType(type), type.getMembers().stream().flatMap(this::ofMember)))
                .sorted()
                .distinct()
                .toList();
    }

    private Stream<String> ofType(JavaClass type) {
        Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> all = Stream.concat(supertypes, type.getTypeParameters().stream());
        return Stream.concat(raw(all), type.getAnnotations().stream().map(annotation -> annotation.getRawType()))
                .filter(this::isForeign)
                .map(used -> type.getName() + " shows " + used.getName());
    }

    private Stream<String> ofMember(JavaMember member) {
        if (!isVisible(member) || member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return Stream.empty();
        }
        Stream<JavaClass> annotations = member.getAnnotations().stream().map(annotation -> annotation.getRawType());
        return Stream.concat(raw(typesOf(member)), annotations)
                .filter(this::isForeign)
                .map(used -> member.getFullName() + " shows " + used.getName());
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getExceptionTypes().stream(),
                        unit.getTypeParameters().stream())
                .flatMap(types -> types);
    }

    private static Stream<JavaClass> raw(Stream<? extends JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
    }

    private boolean isForeign(JavaClass type) {
        String name = type.getName();
        return !type.isPrimitive()
                && !name.startsWith("java.")
                && !name.startsWith("org.jspecify.")
                && libraries.stream().noneMatch(name::startsWith)
                && !(name.startsWith("io.mlops.") && exports.visibleToAll(type));
    }

    private static boolean isReachable(JavaClass type) {
        return isVisible(type)
                && type.getEnclosingClass().map(ApiSignatures::isReachable).orElse(true);
    }

    private static boolean isVisible(HasModifiers element) {
        return element.getModifiers().contains(JavaModifier.PUBLIC)
                || element.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
