/**
 * The hours of a bike-sharing operator: reading them from a file, and generating them where there is no file.
 *
 * <p>The columns are those of {@code hour.csv} of the Bike Sharing data set (Fanaee-T and Gama 2013, UCI Machine Learning
 * Repository no. 275). The generator writes the same file, so that there is one way in and one digest for both.
 */
@NullMarked
package io.mlops.examples.bikes.data;

import org.jspecify.annotations.NullMarked;
