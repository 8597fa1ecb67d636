package io.jikimi.guilds;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A guild's settings as YAML: a map of groups, each a map of its settings. */
@Component
class SettingsFile {

    /** The longest file that is read, in bytes. */
    static final int LONGEST = 100_000;

    private static final int DEEPEST = 5;

    /**
     * What a file says.
     *
     * @param values by full name; null to go back to what is usual
     * @param replaced settings with entries that the file names; what it leaves out of them goes
     * @param faults all that could not be read
     */
    record Content(
            Map<String, @Nullable String> values, List<SettingField> replaced, List<Text> faults) {}

    private final SettingsGroups groups;

    SettingsFile(SettingsGroups groups) {
        this.groups = groups;
    }

    String write(Map<String, String> rows) {
        var all = new LinkedHashMap<String, Object>();
        for (var group : groups.all()) {
            var settings = new LinkedHashMap<String, Object>();
            group.fields().forEach(field -> write(field, group.name(), rows, settings));
            if (!settings.isEmpty()) {
                all.put(group.name(), settings);
            }
        }
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        return new Yaml(new Representer(options), options).dump(all);
    }

    private static void write(
            SettingField field,
            String group,
            Map<String, String> rows,
            Map<String, Object> settings) {
        var name = field.name().substring(group.length() + 1);
        if (field.isOpenEnded()) {
            var entries = new TreeMap<String, String>();
            rows.forEach(
                    (row, value) -> {
                        var entry = field.entry(row);
                        if (entry != null) {
                            entries.put(entry, value);
                        }
                    });
            if (!entries.isEmpty()) {
                settings.put(name, entries);
            }
        } else if (rows.containsKey(field.name())) {
            settings.put(name, rows.get(field.name()));
        }
    }

    Content read(String yaml) {
        var content = new Content(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        try {
            var root = parser().compose(new StringReader(yaml));
            if (root == null) {
                content.faults.add(Text.of("settings.file-empty"));
            } else {
                read(root, content);
            }
        } catch (MarkedYAMLException malformed) {
            var line = malformed.getProblemMark() == null ? 1 : line(malformed);
            content.faults.add(Text.of("settings.file-malformed", line));
        } catch (YAMLException tooMuch) {
            content.faults.add(Text.of("settings.file-too-much"));
        }
        return content;
    }

    private static int line(MarkedYAMLException malformed) {
        return malformed.getProblemMark().getLine() + 1;
    }

    private static Yaml parser() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        return new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options);
    }

    private void read(Node root, Content content) {
        for (var group : tuples(root, content)) {
            var name = key(group);
            if (groups.all().stream().noneMatch(one -> one.name().equals(name))) {
                content.faults.add(at(group, Text.of("settings.fault-no-group", name)));
                continue;
            }
            for (var setting : tuples(group.getValueNode(), content)) {
                read(name + "." + key(setting), setting, content);
            }
        }
    }

    private void read(String name, NodeTuple setting, Content content) {
        var entries =
                groups.fields()
                        .filter(field -> field.isOpenEnded() && field.name().equals(name))
                        .findFirst();
        if (entries.isEmpty()) {
            put(name, setting, content);
            return;
        }
        content.replaced.add(entries.get());
        for (var entry : tuples(setting.getValueNode(), content)) {
            put(entries.get().entryName(key(entry)), entry, content);
        }
    }

    private static void put(String name, NodeTuple setting, Content content) {
        if (content.values.containsKey(name)) {
            content.faults.add(at(setting, Text.of("settings.file-twice", name)));
        } else if (setting.getValueNode() instanceof ScalarNode scalar) {
            var none = scalar.getTag().equals(Tag.NULL);
            content.values.put(name, none ? null : scalar.getValue());
        } else {
            content.faults.add(at(setting, Text.of("settings.file-not-a-value", name)));
        }
    }

    private static List<NodeTuple> tuples(Node node, Content content) {
        if (node instanceof MappingNode map) {
            return map.getValue();
        }
        content.faults.add(
                Text.of(
                        "settings.fault-line",
                        node.getStartMark().getLine() + 1,
                        Text.of("settings.file-not-a-map")));
        return List.of();
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static Text at(NodeTuple tuple, Text fault) {
        var line = tuple.getKeyNode().getStartMark().getLine() + 1;
        return Text.of("settings.fault-line", line, fault);
    }
}
