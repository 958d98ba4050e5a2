@NullMarked
package io.mlops.governance.approval;

import org.jspecify.annotations.NullMarked;
