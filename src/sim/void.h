/* void: outputs that nothing has been written to. Private to sim. */
#ifndef SIM_VOID_H
#define SIM_VOID_H

#include <math.h>
#include <stddef.h>
#include <string.h>

/* Makes every double in the first `bytes` bytes of a struct of outputs NaN. */
static inline void sim_void(void *outputs, size_t bytes)
{
    const double nothing = NAN;

    for (size_t at = 0; at + sizeof nothing <= bytes; at += sizeof nothing) {
        memcpy((char *)outputs + at, &nothing, sizeof nothing);
    }
}

#endif
