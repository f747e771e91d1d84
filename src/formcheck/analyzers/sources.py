"""Published sources for the repeatability of metrics."""

DAMSTED_2015 = "Damsted C et al. (2015), Int J Sports Phys Ther"
DINGENEN_2018 = "Dingenen B et al. (2018), Phys Ther Sport 33:40–47, doi:10.1016/j.ptsp.2018.06.009"
