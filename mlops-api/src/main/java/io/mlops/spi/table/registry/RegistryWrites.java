package io.mlops.spi.table.registry;

import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import java.util.Map;

/** Makes the changes of the registry. Used inside a change alone. */
public final class RegistryWrites {
    private final RegistryTables tables;
    private final AliasWrites aliases;
    private final VersionWrites versions;
    private final ModelWrites models;

    /**
     * Makes changes of a registry.
     *
     * @param tables its rows
     */
    public RegistryWrites(RegistryTables tables) {
        this.tables = tables;
        this.aliases = new AliasWrites(tables);
        this.versions = new VersionWrites(tables, aliases);
        this.models = new ModelWrites(tables, versions, aliases);
    }

    /** Makes a change and returns what it assigns. */
    public String apply(RegistryWrite write, Commit by) {
        switch (write.type()) {
            case CREATE_MODEL -> models.create((RegistryWrite.CreateModel) write, by);
            case DESCRIBE_MODEL -> models.describe((RegistryWrite.DescribeModel) write, by);
            case RENAME_MODEL -> models.rename((RegistryWrite.RenameModel) write, by);
            case DELETE_MODEL -> models.delete((RegistryWrite.DeleteModel) write, by);
            case CREATE_VERSION -> {
                return Integer.toString(versions.create((RegistryWrite.CreateVersion) write, by));
            }
            case DESCRIBE_VERSION -> versions.describe((RegistryWrite.DescribeVersion) write, by);
            case SET_VERSION_STATUS -> versions.setStatus((RegistryWrite.SetVersionStatus) write, by);
            case DELETE_VERSION -> {
                RegistryWrite.DeleteVersion delete = (RegistryWrite.DeleteVersion) write;
                versions.delete(tables.version(delete.model(), delete.version()), by);
            }
            case SET_ALIAS -> {
                return Long.toString(aliases.set((RegistryWrite.SetAlias) write, by));
            }
            case DELETE_ALIAS -> aliases.delete((RegistryWrite.DeleteAlias) write, by);
        }
        return "";
    }

    /** Sets or removes a tag of a model. */
    public void tagModel(TagWrite tag, Commit by) {
        RegisteredModel model = tables.model(tag.target().id());
        Map<String, String> tags = Tags.after(model.tags(), tag);
        if (!tags.equals(model.tags())) {
            models.tag(model.name(), tags, by);
        }
    }

    /** Sets or removes a tag of a version. */
    public void tagVersion(TagWrite tag, Commit by) {
        ModelVersion version = tables.version(tag.target().id(), tag.target().version());
        Map<String, String> tags = Tags.after(version.notes().tags(), tag);
        if (!tags.equals(version.notes().tags())) {
            versions.tag(version, tags, by);
        }
    }
}
