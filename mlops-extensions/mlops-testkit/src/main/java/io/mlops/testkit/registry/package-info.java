/** The contract of the registry: models, versions, aliases, and what other processes learn of their changes. */
@NullMarked
package io.mlops.testkit.registry;

import org.jspecify.annotations.NullMarked;
