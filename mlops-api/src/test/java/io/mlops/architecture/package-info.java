/**
 * The rules of architecture that the build holds every module to.
 *
 * <p>They live in the test classes of the lowest module, so that there is one copy and no published artifact with
 * ArchUnit in it; each module's {@code ArchitectureTest} applies them to its own main classes. A module's descriptor
 * says what it exports, so no list of packages is kept here.
 */
@NullMarked
package io.mlops.architecture;

import org.jspecify.annotations.NullMarked;
