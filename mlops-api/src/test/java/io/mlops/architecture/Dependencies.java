package io.mlops.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/** Rules about who uses whom. */
final class Dependencies {
    private Dependencies() {}

    /** No package reaches itself over others; each package counts for itself, a parent does not stand for its children. */
    static List<String> cycles(MainCode code) {
        return slices().assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(code.classes())
                .getFailureReport()
                .getDetails();
    }

    /** No module reaches into what another one, ours or a library, does not export to it. */
    static List<String> foreignInternals(MainCode code) {
        Exports exports = new Exports();
        return of(code).filter(use -> !isIn(code, target(use)))
                .filter(use -> !exports.visible(target(use), code.moduleName()))
                .map(Dependency::getDescription)
                .toList();
    }

    /** Each package imports only from those that stand before it. */
    static Rule inOrder(List<String> packages) {
        return code -> Stream.concat(
                        code.classes().stream()
                                .map(JavaClass::getPackageName)
                                .distinct()
                                .filter(name -> !packages.contains(name))
                                .map(name -> "package " + name + " has no place in the order"),
                        of(code).filter(use ->
                                        packages.contains(use.getOriginClass().getPackageName()))
                                .filter(use -> isIn(code, target(use)))
                                .filter(use ->
                                        packages.indexOf(use.getOriginClass().getPackageName())
                                                < packages.indexOf(target(use).getPackageName()))
                                .map(Dependency::getDescription))
                .toList();
    }

    private static Stream<Dependency> of(MainCode code) {
        return code.classes().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private static JavaClass target(Dependency use) {
        return use.getTargetClass().getBaseComponentType();
    }

    private static boolean isIn(MainCode code, JavaClass type) {
        return code.classes().contain(type.getName());
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
