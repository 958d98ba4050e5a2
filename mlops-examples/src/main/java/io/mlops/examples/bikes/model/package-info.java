/**
 * Demand models trained with Tribuo: three candidate learners, their features, and the model as a file.
 *
 * <p>Nothing here knows the SDK: this is what a team already has when it begins to use it.
 */
@NullMarked
package io.mlops.examples.bikes.model;

import org.jspecify.annotations.NullMarked;
