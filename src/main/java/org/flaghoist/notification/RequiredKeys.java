package org.flaghoist.notification;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.ValueInstantiators;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.AccessPattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Has each required key that is missing told to {@link YamlProblems}, and another value read in its place, where the
 * parser would end at the first.
 */
final class RequiredKeys extends SimpleModule {

    private static final long serialVersionUID = 1;

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new ValueInstantiators.Base() {
            @Override
            public ValueInstantiator findValueInstantiator(
                    DeserializationConfig config, BeanDescription bean, ValueInstantiator usual) {
                SettableBeanProperty[] keys = usual.getFromObjectArguments(config);
                return keys == null || Arrays.stream(keys).noneMatch(RequiredKeys::isRequired)
                        ? usual
                        : new TellingInstantiator(usual, keys);
            }
        });
    }

    private static boolean isRequired(SettableBeanProperty key) {
        return key instanceof CreatorProperty && key.isRequired();
    }

    private static final class TellingInstantiator extends ValueInstantiator.Delegating {

        private static final long serialVersionUID = 1;

        // The parser changes these in their place.
        private final SettableBeanProperty[] keys;

        TellingInstantiator(ValueInstantiator usual, SettableBeanProperty[] keys) {
            super(usual);
            this.keys = Arrays.stream(keys)
                    .map(key -> isRequired(key) ? new ToldKey((CreatorProperty) key) : key)
                    .toArray(SettableBeanProperty[]::new);
        }

        @Override
        public SettableBeanProperty[] getFromObjectArguments(DeserializationConfig config) {
            return keys;
        }
    }

    private static final class ToldKey extends CreatorProperty {

        private static final long serialVersionUID = 1;

        ToldKey(CreatorProperty key) {
            super(key, key.getFullName());
        }

        private ToldKey(ToldKey key, JsonDeserializer<?> reader) {
            super(key, reader, new OtherValue(key.getName(), key.getType().getRawClass(), reader));
        }

        private ToldKey(ToldKey key, PropertyName name) {
            super(key, name);
        }

        @Override
        public boolean isRequired() {
            return false;
        }

        @Override
        public SettableBeanProperty withName(PropertyName name) {
            return new ToldKey(this, name);
        }

        @Override
        public SettableBeanProperty withValueDeserializer(JsonDeserializer<?> reader) {
            return new ToldKey(this, reader);
        }

        @Override
        public SettableBeanProperty withNullProvider(NullValueProvider other) {
            return this;
        }
    }

    /** Stands for a value that is missing, or empty, of which {@link EmptyValues} tells. */
    private record OtherValue(String key, Class<?> type, JsonDeserializer<?> reader) implements NullValueProvider {

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) throws JsonMappingException {
            Object another = type == String.class ? "" : YamlProblems.another(type);
            return another == null ? reader.getAbsentValue(context) : another;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
            YamlProblems problems = (YamlProblems) context.getAttribute(YamlProblems.class);
            boolean isText = !type.isEnum() && !type.isPrimitive() && !isOfKeys() && YamlProblems.another(type) == null;
            problems.missing(context, key, isText ? String.class : type);
            return getNullValue(context);
        }

        private boolean isOfKeys() {
            return reader instanceof BeanDeserializerBase;
        }

        @Override
        public AccessPattern getNullAccessPattern() {
            return AccessPattern.DYNAMIC;
        }
    }
}
