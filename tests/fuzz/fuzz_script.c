/* Any bytes as the lines of a session in plain lines. */
#include "world.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "term/linear.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *nowhere;
    int input = open(world_file(data, size), O_RDONLY | O_CLOEXEC);
    nowhere = nowhere ? nowhere : fopen("/dev/null", "w");
    if (input < 0 || !nowhere) {
        abort();
    }
    struct stage *stage = world_session();
    const struct linear_options options = {
        .input = input,
        .output = nowhere,
        .cols = 72,
        .why = "linear.why.asked",
        .keep_going = true,
    };
    if (linear_run(stage, &options) != LINEAR_SAVED) {
        abort(); /* a ledger in memory takes everything */
    }
    stage_close(stage);
    close(input);
    return 0;
}
