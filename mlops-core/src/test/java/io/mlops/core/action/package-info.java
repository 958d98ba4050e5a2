@NullMarked
package io.mlops.core.action;

import org.jspecify.annotations.NullMarked;
