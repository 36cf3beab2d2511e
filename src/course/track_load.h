/* track_load: the folder of a track. */
#ifndef COURSE_TRACK_LOAD_H
#define COURSE_TRACK_LOAD_H

#include "course/loader.h"
#include "course/track.h"

/* Reads the parts, locks and presets of the track with this id (all else zero before). */
void track_load(const struct loader *all, struct track *track);

#endif
