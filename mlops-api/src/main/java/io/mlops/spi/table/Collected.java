package io.mlops.spi.table;

import io.mlops.data.binary.ByteReader;
import io.mlops.data.binary.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The codecs of values that hold any number of others, each behind their number. */
final class Collected {
    private Collected() {}

    /** An {@code Optional}. */
    record Maybe(ValueCodec content) implements ValueCodec {
        @Override
        public void write(ByteWriter out, Object value) {
            Optional<?> optional = (Optional<?>) value;
            out.octet(optional.isPresent() ? 1 : 0);
            optional.ifPresent(present -> content.write(out, present));
        }

        @Override
        public Object read(ByteReader in) {
            return in.octet() == 1 ? Optional.of(content.read(in)) : Optional.empty();
        }
    }

    /** A {@code List}. */
    record Listed(ValueCodec item) implements ValueCodec {
        @Override
        public void write(ByteWriter out, Object value) {
            List<?> list = (List<?>) value;
            out.count(list.size());
            list.forEach(each -> item.write(out, each));
        }

        @Override
        public Object read(ByteReader in) {
            int size = in.size(Integer.MAX_VALUE);
            List<Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(item.read(in));
            }
            return list;
        }
    }

    /** A {@code Map}, in the order in which it shows its entries. */
    record Mapped(ValueCodec key, ValueCodec value) implements ValueCodec {
        @Override
        public void write(ByteWriter out, Object entries) {
            Map<?, ?> map = (Map<?, ?>) entries;
            out.count(map.size());
            map.forEach((k, v) -> {
                key.write(out, k);
                value.write(out, v);
            });
        }

        @Override
        public Object read(ByteReader in) {
            int size = in.size(Integer.MAX_VALUE);
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                Object k = key.read(in);
                map.put(k, value.read(in));
            }
            return map;
        }
    }
}
