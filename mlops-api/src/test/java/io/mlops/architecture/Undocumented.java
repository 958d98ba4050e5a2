package io.mlops.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Finds the public and protected declarations of a source file that have no comment. */
final class Undocumented extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees comments;
    private final List<String> found;

    Undocumented(DocTrees comments, List<String> found) {
        this.comments = comments;
        this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        if (!isVisible(type.getModifiers())) {
            return null;
        }
        require(type.getSimpleName().toString());
        if (type.getKind() == Tree.Kind.RECORD) {
            components(type).forEach(component -> requireParam(type, component));
        }
        return super.visitClass(type, null);
    }

    /** A method that overrides has its comment from the one above; a record's canonical constructor from the record. */
    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        boolean overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
        if (isVisible(method.getModifiers()) && !overrides && !isCanonical(method)) {
            require(method.getName() + "()");
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, @Nullable Void unused) {
        if (isVisible(field.getModifiers()) && !isComponent(parent(), field)) {
            require(field.getName().toString());
        }
        return null;
    }

    private void require(String name) {
        if (comments.getDocComment(getCurrentPath()) == null) {
            found.add(where() + ": " + name + " has no comment");
        }
    }

    private void requireParam(ClassTree type, VariableTree component) {
        String comment = comments.getDocComment(getCurrentPath());
        if (comment != null && !comment.contains("@param " + component.getName())) {
            found.add(where() + ": " + type.getSimpleName() + " has no @param " + component.getName());
        }
    }

    private boolean isVisible(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC)
                || modifiers.getFlags().contains(Modifier.PROTECTED)
                || (isMemberOfInterface() && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private boolean isMemberOfInterface() {
        ClassTree parent = parent();
        return parent != null
                && (parent.getKind() == Tree.Kind.INTERFACE || parent.getKind() == Tree.Kind.ANNOTATION_TYPE);
    }

    private boolean isCanonical(MethodTree method) {
        ClassTree parent = parent();
        return parent != null
                && parent.getKind() == Tree.Kind.RECORD
                && method.getReturnType() == null
                && method.getParameters().size() == components(parent).size();
    }

    private static List<VariableTree> components(ClassTree type) {
        return type.getMembers().stream()
                .filter(member -> member instanceof VariableTree)
                .map(member -> (VariableTree) member)
                .filter(field -> isComponent(type, field))
                .toList();
    }

    /** A record has no other instance fields. */
    private static boolean isComponent(@Nullable ClassTree type, VariableTree field) {
        return type != null
                && type.getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private @Nullable ClassTree parent() {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type ? type : null;
    }

    private String where() {
        var unit = getCurrentPath().getCompilationUnit();
        long position = comments.getSourcePositions()
                .getStartPosition(unit, getCurrentPath().getLeaf());
        return unit.getSourceFile().getName() + ":" + unit.getLineMap().getLineNumber(position);
    }
}
