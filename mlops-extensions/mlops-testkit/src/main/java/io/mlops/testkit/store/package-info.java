/** The contract of what concerns a store as a whole, its commits, and its records, logs and files. */
@NullMarked
package io.mlops.testkit.store;

import org.jspecify.annotations.NullMarked;
