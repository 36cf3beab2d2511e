/* part_load: one part of a track: its controls, its rules, its settings. */
#ifndef COURSE_PART_LOAD_H
#define COURSE_PART_LOAD_H

#include "course/loader.h"
#include "course/part.h"

/*
 * Reads a part's INI of the track, laid over that of all tracks, into *part (all zero before), and
 * its defaults into those of the track where they are not yet known.
 */
void part_load(const struct loader *loader, const char *track, enum sim_part number,
               struct design *defaults, struct part *part);

/*
 * Checks the parameters of a file of all tracks (NULL: it couldn't be read), whether or not each
 * track has values of its own.
 */
void part_check_shared(const struct loader *loader, const struct ini *ini);

#endif
