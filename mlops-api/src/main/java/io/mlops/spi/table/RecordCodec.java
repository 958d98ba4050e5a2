package io.mlops.spi.table;

import io.mlops.data.binary.ByteReader;
import io.mlops.data.binary.ByteWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Records, one component after the other. Immutable. */
final class RecordCodec implements ValueCodec {
    private final Constructor<?> constructor;
    private final List<Part> parts = new ArrayList<>();

    RecordCodec(Class<?> type) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a constructor of its components", e);
        }
        constructor.setAccessible(true);
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            parts.add(new Part(component.getAccessor(), ValueCodec.of(component.getGenericType())));
        }
    }

    @Override
    public void write(ByteWriter out, Object value) {
        parts.forEach(part -> part.codec().write(out, part.of(value)));
    }

    @Override
    public Object read(ByteReader in) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).codec().read(in);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(constructor.getDeclaringClass() + " refuses what was read", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor.getDeclaringClass() + " cannot be made", e);
        }
    }

    /** Returns the components of a record that is a key. */
    List<Part> parts() {
        return parts;
    }

    /** One component. */
    record Part(Method accessor, ValueCodec codec) {
        Object of(Object record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(accessor + " cannot be read", e);
            }
        }
    }
}
