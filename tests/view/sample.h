/* sample.h: pieces of a scene that the tests of the widgets draw. */
#ifndef TESTS_VIEW_SAMPLE_H
#define TESTS_VIEW_SAMPLE_H

#include "scenes/scene.h"

enum {
    SAMPLE_FIELDS = 9,
    SAMPLE_TERMS = 7,
    SAMPLE_VERDICTS = 5,
    SAMPLE_SPARK = 10,
    SAMPLE_PARAGRAPHS = 8,
    SAMPLE_STEPS = 6,
    SAMPLE_AXES = 5,
    SAMPLE_SITES = 4
};

extern const struct scene_field sample_fields[SAMPLE_FIELDS];
extern const struct scene_row sample_terms[SAMPLE_TERMS];
extern const struct scene_row sample_verdicts[SAMPLE_VERDICTS];
extern const struct scene_row sample_gauge[2];
extern const double sample_spark[SAMPLE_SPARK];
extern const struct scene_paragraph sample_paragraphs[SAMPLE_PARAGRAPHS];
extern const struct scene_step sample_steps[SAMPLE_STEPS];
extern const struct scene_radar sample_radar;
extern const struct scene_row sample_radar_rows[SAMPLE_AXES];
extern const struct scene_row sample_links[4];

/* Goodput over nodes on log axes, with a cliff; and two linear series with a gap. */
const struct scene_plot *sample_cliff(void);
const struct scene_plot *sample_curves(void);

/* Four sites, two in one place, on continents of simple shapes; a link crosses the date line. */
const struct scene_map *sample_map(void);

#endif
