/* stress_load: the ladder of a track, TRACK/stress.ini over all/stress.ini. */
#ifndef COURSE_STRESS_LOAD_H
#define COURSE_STRESS_LOAD_H

#include "course/loader.h"
#include "course/track.h"

/* Reads it. The track's parts are there. */
void stress_load(const struct loader *loader, struct track *track);

#endif
