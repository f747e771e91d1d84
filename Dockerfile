# The dashboard in a container:
#   docker build -t formcheck .
#   docker run --rm -p 8501:8501 formcheck        then open http://localhost:8501
#
# It needs no volume: an upload is deleted once it is analysed, reports live in memory, and what is
# to stay is downloaded in the browser.

FROM python:3.13-slim-bookworm AS build
# The build asks the package index for the libraries and the pose model's weights; later nothing does.
WORKDIR /source
COPY . .
RUN python -m venv /opt/formcheck \
    && /opt/formcheck/bin/pip install --no-cache-dir --constraint constraints.txt .

FROM python:3.13-slim-bookworm
# What OpenCV needs of the system.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgl1 libglib2.0-0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home runner
COPY --from=build /opt/formcheck /opt/formcheck
USER runner
WORKDIR /home/runner
ENV PATH=/opt/formcheck/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    STREAMLIT_SERVER_HEADLESS=true
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["formcheck", "app", "--lan"]
