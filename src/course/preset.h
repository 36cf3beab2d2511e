/*
 * preset: designs that an instructor prepared, by track and part. They are for showing, never
 * evidence.
 */
#ifndef COURSE_PRESET_H
#define COURSE_PRESET_H

#include "course/loader.h"
#include "course/track.h"

/* How many a track has; the part, the id and the label of one. */
size_t preset_count(const struct track *track);
enum sim_part preset_part(const struct track *track, size_t preset);
const char *preset_id(const struct track *track, size_t preset);

/*
 * The track's defaults with the preset's values. False with the reason if they can't be set
 * together.
 */
bool preset_design(const struct reference *reference, const struct track *track, size_t preset,
                   struct design *design, char why[WHY_BYTES]);

/* Reads the track's presets, each of its values checked. Its parts are there. */
void presets_load(const struct loader *loader, struct track *track);

#endif
