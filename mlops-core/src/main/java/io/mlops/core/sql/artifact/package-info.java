/**
 * The index of artifacts: which owner has which path, with the digest and size of the content.
 *
 * <p>Rule: content is stored before the index names it and removed after the index has forgotten it, so that a crash leaves content that nobody names, which is swept, and never a name
 * without content.
 */
@NullMarked
package io.mlops.core.sql.artifact;

import org.jspecify.annotations.NullMarked;
