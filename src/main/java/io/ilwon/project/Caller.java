package io.ilwon.project;

import java.util.Set;

/** Who makes a request, once the gate has let it in. */
public record Caller(Project project, KeyId key, Set<Scope> scopes) {}
