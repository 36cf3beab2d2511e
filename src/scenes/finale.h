/* The finale: the designs of parts 1 to 3 in one fleet, its constraints, and what binds. */
#ifndef SCENES_FINALE_H
#define SCENES_FINALE_H

#include "scenes/pictures.h"

/* See struct pictures. */
void finale_instruments(const struct build *build, const struct workbench *bench);

#endif
