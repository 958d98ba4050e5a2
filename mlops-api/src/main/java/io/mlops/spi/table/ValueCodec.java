package io.mlops.spi.table;

import io.mlops.data.Schema;
import io.mlops.data.binary.ByteReader;
import io.mlops.data.binary.ByteWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How values of one type become bytes. Immutable. */
interface ValueCodec {
    void write(ByteWriter out, Object value);

    Object read(ByteReader in);

    /**
     * Returns the codec of a type.
     *
     * @throws IllegalArgumentException if the type is not one that {@link TableFormat} names
     */
    static ValueCodec of(Type type) {
        if (type instanceof ParameterizedType generic) {
            ValueCodec last = of(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            if (generic.getRawType() == Optional.class) {
                return new Collected.Maybe(last);
            }
            if (generic.getRawType() == List.class) {
                return new Collected.Listed(last);
            }
            if (generic.getRawType() == Map.class) {
                return new Collected.Mapped(of(generic.getActualTypeArguments()[0]), last);
            }
        }
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? new RecordCodec(plain) : plain.isEnum() ? new Constant(plain) : simple(plain);
        }
        throw new IllegalArgumentException(type + " has no bytes; take a record, a text or a number");
    }

    private static ValueCodec simple(Class<?> type) {
        if (type == String.class) {
            return Simple.TEXT;
        }
        if (type == long.class || type == Long.class) {
            return Simple.LONG;
        }
        if (type == int.class || type == Integer.class) {
            return Simple.INT;
        }
        if (type == double.class || type == Double.class) {
            return Simple.DOUBLE;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Simple.BOOLEAN;
        }
        if (type == Instant.class) {
            return Simple.INSTANT;
        }
        if (type == Schema.class) {
            return Simple.SCHEMA;
        }
        throw new IllegalArgumentException(type + " has no bytes; take a record, a text or a number");
    }

    /** Values without parts. */
    enum Simple implements ValueCodec {
        TEXT {
            @Override
            public void write(ByteWriter out, Object value) {
                out.text((String) value);
            }

            @Override
            public Object read(ByteReader in) {
                return in.text(Integer.MAX_VALUE);
            }
        },
        LONG {
            @Override
            public void write(ByteWriter out, Object value) {
                out.raw(ByteBuffer.allocate(Long.BYTES).putLong((Long) value).array());
            }

            @Override
            public Object read(ByteReader in) {
                return ByteBuffer.wrap(in.raw(Long.BYTES)).getLong();
            }
        },
        INT {
            @Override
            public void write(ByteWriter out, Object value) {
                out.raw(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((Integer) value)
                        .array());
            }

            @Override
            public Object read(ByteReader in) {
                return ByteBuffer.wrap(in.raw(Integer.BYTES)).getInt();
            }
        },
        DOUBLE {
            @Override
            public void write(ByteWriter out, Object value) {
                out.number((Double) value);
            }

            @Override
            public Object read(ByteReader in) {
                return in.number();
            }
        },
        BOOLEAN {
            @Override
            public void write(ByteWriter out, Object value) {
                out.octet((Boolean) value ? 1 : 0);
            }

            @Override
            public Object read(ByteReader in) {
                return in.octet() == 1;
            }
        },
        INSTANT {
            @Override
            public void write(ByteWriter out, Object value) {
                LONG.write(out, ((Instant) value).toEpochMilli());
            }

            @Override
            public Object read(ByteReader in) {
                return Instant.ofEpochMilli((Long) LONG.read(in));
            }
        },
        SCHEMA {
            @Override
            public void write(ByteWriter out, Object value) {
                out.text(((Schema) value).text());
            }

            @Override
            public Object read(ByteReader in) {
                return Schema.parse(in.text(Integer.MAX_VALUE));
            }
        }
    }

    /**
     * A constant of an enum, by its name, so that constants may be added and moved.
     *
     * @param type the enum
     */
    record Constant(Class<?> type) implements ValueCodec {
        @Override
        public void write(ByteWriter out, Object value) {
            out.text(((Enum<?>) value).name());
        }

        @Override
        public Object read(ByteReader in) {
            String name = in.text(Integer.MAX_VALUE);
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(type.getName() + " has no constant " + name);
        }
    }
}
