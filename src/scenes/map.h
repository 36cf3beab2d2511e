/*
 * map: the GlobalLatencyMap. The model knows one mean distance between sites; the map shows real
 * places that lie about that far apart.
 */
#ifndef SCENES_MAP_H
#define SCENES_MAP_H

#include "scenes/build.h"

/* Adds the map with as many sites as the design's fleet spans, and a row for each pair of them. */
void map_add(const struct build *build, const struct design *design,
             const struct sim_scaling_out *out);

/* Adds the world with the places of a design, without a list, as an ornament. */
void map_add_world(const struct build *build, const struct design *design);

struct map_place {
    double latitude, longitude;
    const char *continent;
};

/*
 * Chooses `count` (1..6) of the places, each on a continent of its own as far as there are
 * continents, whose mean distance from one another is nearest to dispersion_km; the first of
 * equals. `chosen` gets their indexes, ascending.
 */
void map_choose(const struct map_place *places, size_t place_count, size_t count,
                double dispersion_km, size_t *chosen);

#endif
