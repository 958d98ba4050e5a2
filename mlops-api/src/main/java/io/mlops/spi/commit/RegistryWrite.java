package io.mlops.spi.commit;

import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import java.util.Objects;

/** A change of the registry. Every one of them raises its generation. Immutable. */
public sealed interface RegistryWrite extends Write
        permits RegistryWrite.CreateModel,
                RegistryWrite.DescribeModel,
                RegistryWrite.RenameModel,
                RegistryWrite.DeleteModel,
                RegistryWrite.CreateVersion,
                RegistryWrite.DescribeVersion,
                RegistryWrite.SetVersionStatus,
                RegistryWrite.DeleteVersion,
                RegistryWrite.SetAlias,
                RegistryWrite.DeleteAlias {
    @Override
    default Part part() {
        return Part.REGISTRY;
    }

    /** Returns which of them it is. */
    Type type();

    /** Returns the name of the model that it concerns. */
    String model();

    /** The changes of the registry. */
    enum Type {
        /** A {@link CreateModel}. */
        CREATE_MODEL,
        /** A {@link DescribeModel}. */
        DESCRIBE_MODEL,
        /** A {@link RenameModel}. */
        RENAME_MODEL,
        /** A {@link DeleteModel}. */
        DELETE_MODEL,
        /** A {@link CreateVersion}. */
        CREATE_VERSION,
        /** A {@link DescribeVersion}. */
        DESCRIBE_VERSION,
        /** A {@link SetVersionStatus}. */
        SET_VERSION_STATUS,
        /** A {@link DeleteVersion}. */
        DELETE_VERSION,
        /** A {@link SetAlias}. */
        SET_ALIAS,
        /** A {@link DeleteAlias}. */
        DELETE_ALIAS
    }

    /**
     * Creates a registered model.
     *
     * @param model its name; {@code AlreadyExistsException} if it is taken
     * @param description free text
     */
    record CreateModel(String model, String description) implements RegistryWrite {
        /** Refuses nulls. */
        public CreateModel {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(description, "description");
        }

        @Override
        public Type type() {
            return Type.CREATE_MODEL;
        }
    }

    /**
     * Replaces the description of a registered model.
     *
     * @param model {@code NotFoundException} if there is none
     * @param description free text
     */
    record DescribeModel(String model, String description) implements RegistryWrite {
        /** Refuses nulls. */
        public DescribeModel {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(description, "description");
        }

        @Override
        public Type type() {
            return Type.DESCRIBE_MODEL;
        }
    }

    /**
     * Renames a registered model with its versions, aliases, history and numbering. The numbers of the old name stay used.
     *
     * @param model {@code NotFoundException} if there is none
     * @param newName {@code AlreadyExistsException} if it is taken, or was ever used, as its numbers would repeat
     */
    record RenameModel(String model, String newName) implements RegistryWrite {
        /** Refuses nulls. */
        public RenameModel {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(newName, "newName");
        }

        @Override
        public Type type() {
            return Type.RENAME_MODEL;
        }
    }

    /**
     * Deletes a registered model, its versions and aliases; a model of the same name goes on with its numbers.
     *
     * @param model {@code NotFoundException} if there is none
     */
    record DeleteModel(String model) implements RegistryWrite {
        /** Refuses null. */
        public DeleteModel {
            Objects.requireNonNull(model, "model");
        }

        @Override
        public Type type() {
            return Type.DELETE_MODEL;
        }
    }

    /**
     * Creates the next version; assigns its number.
     *
     * @param model {@code NotFoundException} if there is none
     * @param source where it comes from
     * @param notes the first notes
     * @param status its first status
     */
    record CreateVersion(String model, ModelSource source, VersionNotes notes, ModelVersionStatus status)
            implements RegistryWrite {
        /** Refuses nulls. */
        public CreateVersion {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(notes, "notes");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public Type type() {
            return Type.CREATE_VERSION;
        }
    }

    /**
     * Replaces the description of a version.
     *
     * @param model the model's name
     * @param version {@code NotFoundException} if there is none
     * @param description free text
     */
    record DescribeVersion(String model, int version, String description) implements RegistryWrite {
        /** Refuses nulls. */
        public DescribeVersion {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(description, "description");
        }

        @Override
        public Type type() {
            return Type.DESCRIBE_VERSION;
        }
    }

    /**
     * Changes the status of a version.
     *
     * @param model the model's name
     * @param version {@code NotFoundException} if there is none
     * @param status the new status
     */
    record SetVersionStatus(String model, int version, ModelVersionStatus status) implements RegistryWrite {
        /** Refuses nulls. */
        public SetVersionStatus {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public Type type() {
            return Type.SET_VERSION_STATUS;
        }
    }

    /**
     * Deletes a version; its aliases fall with it.
     *
     * @param model the model's name
     * @param version {@code NotFoundException} if there is none
     */
    record DeleteVersion(String model, int version) implements RegistryWrite {
        /** Refuses null. */
        public DeleteVersion {
            Objects.requireNonNull(model, "model");
        }

        @Override
        public Type type() {
            return Type.DELETE_VERSION;
        }
    }

    /**
     * Points an alias to a version; assigns the alias's new revision.
     *
     * @param model the model's name
     * @param alias the alias
     * @param version {@code NotFoundException} if there is none
     */
    record SetAlias(String model, String alias, int version) implements RegistryWrite {
        /** Refuses nulls. */
        public SetAlias {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(alias, "alias");
        }

        @Override
        public Type type() {
            return Type.SET_ALIAS;
        }
    }

    /**
     * Removes an alias; no change where it is not set.
     *
     * @param model {@code NotFoundException} if there is none
     * @param alias the alias
     */
    record DeleteAlias(String model, String alias) implements RegistryWrite {
        /** Refuses nulls. */
        public DeleteAlias {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(alias, "alias");
        }

        @Override
        public Type type() {
            return Type.DELETE_ALIAS;
        }
    }
}
