#include "proof/proving.h"

#include <stdarg.h>

#include "store/buffer.h"

void proving_say(struct proving *proving, const char *name, bool holds, const char *format, ...)
{
    struct buffer says = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_add_formatv(&says, format, arguments);
    va_end(arguments);
    proof_add(proving->proof,
              &(struct proof_claim){proving->search.track->id, proving->part->number, name, holds,
                                    buffer_take(&says)});
}
