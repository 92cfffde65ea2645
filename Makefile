# duban: the commands of the repository. On a fresh Debian 12 nothing has to be done before: each
# command installs the packages that are missing, then builds what it needs.

PREFIX ?= /usr/local
DESTDIR ?=
DATE ?=

BUILD_PACKAGES = build-essential cmake ninja-build ccache pkg-config libasio-dev librestinio-dev libhttp-parser-dev libfmt-dev \
    libspdlog-dev nlohmann-json3-dev libsqlite3-dev libsqlitecpp-dev libcurl4-openssl-dev libsodium-dev libssl-dev \
    libre2-dev libsystemd-dev libcli11-dev libtomlplusplus-dev libkainjow-mustache-dev libical-dev \
    zlib1g-dev libzip-dev libpugixml-dev libgumbo-dev libpoppler-cpp-dev poppler-data libxlsxwriter-dev libseccomp-dev
CHECK_PACKAGES = catch2 python3 sqlite3 systemd strace jq openssl clang-format-14 \
    git procps python3-openpyxl
# The console's pages and their browser test. What is there from elsewhere (nodesource) is not replaced.
WEB_PACKAGES = $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm)
BROWSER_PACKAGES = $(if $(shell command -v chromium),,chromium)
FUZZ_PACKAGES = clang-14 libclang-rt-14-dev
SECONDS ?= 60
RELEASE = build/release

.PHONY: help run check build web bench fuzz install packages check-packages format

help:
	@echo '督办 duban'
	@echo ''
	@echo '  make run                    构建并在前台运行，状态存于 ./var，Ctrl-C 停止'
	@echo '  make run DATE=2024-10-08    同上，服务时钟从该日 9 时走起'
	@echo '  make check                  构建开发版并运行全部测试'
	@echo '  make build                  构建发行版：$(RELEASE)/bin/duband、duban'
	@echo '  make web                    构建网页控制台：build/web（make build 也会构建）'
	@echo '  make bench                  运行性能测试'
	@echo '  make fuzz SECONDS=60        模糊测试：每个读取器和文法各运行 SECONDS 秒'
	@echo '  make install                安装到 PREFIX（默认 $(PREFIX)），可加 DESTDIR='
	@echo '  make format                 按 .clang-format 整理全部源码'

run: build
	@mkdir -p var
	@exec $(RELEASE)/bin/duband --state var --plans plans $(if $(DATE),--date '$(DATE)')

build: packages
	@cmake --preset release -DCMAKE_INSTALL_PREFIX='$(PREFIX)' >/dev/null
	@cmake --build $(RELEASE)
	@.ci/web --optional

web:
	@.ci/packages $(WEB_PACKAGES)
	@.ci/web

check: check-packages
	@.ci/check

bench: check-packages
	@cmake --preset release -DDUBAN_BENCH=ON >/dev/null
	@cmake --build $(RELEASE)
	@.ci/bench $(RELEASE)

fuzz: packages
	@.ci/packages $(FUZZ_PACKAGES)
	@.ci/fuzz $(SECONDS)

install: build
	@DESTDIR='$(DESTDIR)' cmake --install $(RELEASE)

packages:
	@.ci/packages $(BUILD_PACKAGES)

check-packages:
	@.ci/packages $(BUILD_PACKAGES) $(CHECK_PACKAGES) $(WEB_PACKAGES) $(BROWSER_PACKAGES)

format: check-packages
	@git ls-files -z -- '*.h' '*.cc' | xargs -0 clang-format-14 -i
