package io.mlops.governance.approval;

import io.mlops.error.InvalidInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who must approve: so many persons of each part. One person counts once, for one part. Immutable.
 *
 * @param parts at least one
 */
public record Quorum(List<Part> parts) {
    /** The most persons that a quorum may ask for. */
    public static final int MAX_PERSONS = 20;

    /**
     * Some of the persons. Immutable.
     *
     * @param role the role that they must have; empty for any person who may approve
     * @param persons how many, at least 1
     */
    public record Part(Optional<Role> role, int persons) {
        /** Refuses null. */
        public Part {
            Objects.requireNonNull(role, "role");
        }
    }

    /**
     * Copies the parts.
     *
     * @throws InvalidInputException if there is none, one asks for fewer than 1 person, or all for more than {@value #MAX_PERSONS}
     */
    public Quorum {
        parts = List.copyOf(parts);
        long persons = parts.stream().mapToLong(Part::persons).sum();
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.persons() < 1) || persons > MAX_PERSONS) {
            throw new InvalidInputException(
                    "quorum",
                    "must ask for 1 to " + MAX_PERSONS + " persons, at least 1 in each part",
                    parts.toString(),
                    "for example Quorum.of(Role.VALIDATOR, 1).and(Role.OWNER, 1)");
        }
    }

    /**
     * Returns a quorum of any persons who may approve.
     *
     * @param persons how many, 1 to {@value #MAX_PERSONS}
     * @throws InvalidInputException if there are fewer or more
     */
    public static Quorum of(int persons) {
        return new Quorum(List.of(new Part(Optional.empty(), persons)));
    }

    /**
     * Returns a quorum of persons who have a role.
     *
     * @param role which role
     * @param persons how many, 1 to {@value #MAX_PERSONS}
     * @throws InvalidInputException if there are fewer or more
     */
    public static Quorum of(Role role, int persons) {
        return new Quorum(List.of(new Part(Optional.of(role), persons)));
    }

    /**
     * Returns this quorum with more persons, other ones, who have a role.
     *
     * @param role which role
     * @param persons how many, at least 1
     * @throws InvalidInputException if there are fewer, or more than {@value #MAX_PERSONS} in all
     */
    public Quorum and(Role role, int persons) {
        return new Quorum(Stream.concat(parts.stream(), Stream.of(new Part(Optional.of(role), persons)))
                .toList());
    }

    /** Returns how many persons it takes in all. */
    public int persons() {
        return parts.stream().mapToInt(Part::persons).sum();
    }

    /**
     * Returns whether some persons are enough: whether each place can be given to another one of them who has its role.
     *
     * @param roles the roles of each person who approved, by person
     */
    public boolean isMetBy(Map<String, Set<Role>> roles) {
        List<Optional<Role>> places = parts.stream()
                .flatMap(part -> IntStream.range(0, part.persons()).mapToObj(i -> part.role()))
                .toList();
        Seating seating = new Seating(places, roles);
        return IntStream.range(0, places.size()).allMatch(place -> seating.seat(place, new HashSet<>()));
    }

    /** Gives places to persons by augmenting paths of a bipartite matching: one who is seated makes room where another place fits as well. */
    private static final class Seating {
        private final List<Optional<Role>> places;
        private final Map<String, Set<Role>> roles;
        private final Map<String, Integer> placeOf = new HashMap<>();

        Seating(List<Optional<Role>> places, Map<String, Set<Role>> roles) {
            this.places = places;
            this.roles = roles;
        }

        boolean seat(int place, Set<String> asked) {
            for (Map.Entry<String, Set<Role>> person : roles.entrySet()) {
                boolean fits =
                        places.get(place).map(person.getValue()::contains).orElse(true);
                if (fits && asked.add(person.getKey())) {
                    Integer held = placeOf.get(person.getKey());
                    if (held == null || seat(held, asked)) {
                        placeOf.put(person.getKey(), place);
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
