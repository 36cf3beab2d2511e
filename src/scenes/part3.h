/* Part 3, Compound System Synthesis: a mesh of small members against one giant. */
#ifndef SCENES_PART3_H
#define SCENES_PART3_H

#include "scenes/pictures.h"

/* See struct pictures. */
void part3_instruments(const struct build *build, const struct workbench *bench);
void part3_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows);

#endif
