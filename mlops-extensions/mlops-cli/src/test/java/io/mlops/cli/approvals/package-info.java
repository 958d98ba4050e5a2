/** Tests of the commands on approvals, models and runs. */
@NullMarked
package io.mlops.cli.approvals;

import org.jspecify.annotations.NullMarked;
