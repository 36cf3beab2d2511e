/*
 * preset: designs that an instructor prepared, by track and part. They are for showing, never
 * evidence.
 */
#ifndef COURSE_PRESET_H
#define COURSE_PRESET_H

#include "course/loader.h"
#include "course/track.h"

/* How many a track has; the part, the id and the label of one. */
size_t lab_preset_count(const struct lab_track *track);
enum sim_part lab_preset_part(const struct lab_track *track, size_t preset);
const char *lab_preset_id(const struct lab_track *track, size_t preset);
const char *lab_preset_label(const struct lab_track *track, size_t preset);

/*
 * The track's defaults with the preset's values. False with the reason if they can't be set
 * together.
 */
bool lab_preset_design(const struct lab_reference *reference, const struct lab_track *track,
                       size_t preset, struct lab_design *design, char why[LAB_WHY_BYTES]);

/* Reads the track's presets, each of its values checked. Its parts are there. */
void presets_load(const struct loader *loader, struct lab_track *track);

#endif
