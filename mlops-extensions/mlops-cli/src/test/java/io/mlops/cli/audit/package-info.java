/** Tests of the commands on the audit log, one of them in a JVM of its own. */
@NullMarked
package io.mlops.cli.audit;

import org.jspecify.annotations.NullMarked;
