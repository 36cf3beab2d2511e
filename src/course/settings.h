/*
 * course: what an instructor has set: SYSCONFDIR/fleetlab.ini names the courses of this machine and
 * where each one's own settings lie. Without that file any course may be named, and has the
 * defaults.
 */
#ifndef COURSE_SETTINGS_H
#define COURSE_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "course/policy.h"
#include "store/fault.h"

/* The course where none is named. */
#define COURSE_DEFAULT "fleetlab"

/* Texts are never NULL; "" where nothing is set. */
struct course {
    char *name;
    char *salt;      /* of the draw of variants */
    char *drop_box;  /* folder that submissions go to */
    char *anchors;   /* folder that anchors go to */
    char *feedback;  /* folder that students find what they get back in */
    char *tracks;    /* ids of the tracks that may be chosen, one space between them; "": all */
    double marks;    /* points that a finished lab is worth */
    int submissions; /* how many are taken from a student; 0: any number */
    struct policy policy;
};

/*
 * The settings of a course (NULL: the machine's default one), from $FLEETLAB_CONFIG where that is
 * set ("": no settings at all), else from SYSCONFDIR/fleetlab.ini where it exists. False with every
 * fault added: a file that can't be read or holds what it shouldn't, a course that isn't listed.
 * Freed with course_free in any case.
 */
bool course_read(const char *name, struct course *course, struct fault_list *faults);
void course_free(struct course *course);

/* Whether a track may be chosen. */
bool course_has_track(const char *tracks, const char *id);

#endif
