/* An LTTng-UST tracepoint with three arguments. */
#define LTTNG_UST_TRACEPOINT_CREATE_PROBES
#define LTTNG_UST_TRACEPOINT_DEFINE
#include "lttng_provider.h"
#include "rounds.h"

__attribute__((noinline)) static void site(void *dev, void *xdp, uint32_t act)
{
    lttng_ust_tracepoint(rawtp, exception, dev, xdp, act);
}

static void fire(int events)
{
    for (int i = 0; i < events; i++)
        site(&events, &events, (uint32_t)i);
}

int main(int argc, char **argv)
{
    measure(atoi(argv[1]), atoi(argv[2]), fire);
    return argc != 3;
}
