#include "design/variant.h"

#include "course/part.h"
#include "store/digest.h"

uint64_t student_seed(const char *login, const char *course, const char *salt)
{
    uint64_t seed = 0;
    struct buffer who = {0};
    unsigned char sum[DIGEST_BYTES];
    buffer_add_format(&who, "%s\n%s\n%s", login, course, salt);
    digest_bytes(buffer_text(&who), who.length, sum);
    buffer_free(&who);
    for (int i = 0; i < 8; i++) {
        seed = seed << 8 | sum[i];
    }
    return seed;
}

int student_variant(uint64_t seed)
{
    return (int)((seed >> 56) % VARIANTS);
}
