/** Tests of the migrations. */
@NullMarked
package io.mlops.core.sql.session;

import org.jspecify.annotations.NullMarked;
