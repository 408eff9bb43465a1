// `#embed` costs nothing to compile, where 300 KB of Swift literals cost a minute.
#include "Schemas.h"

static const unsigned char articlePartsXSD[] = {
#embed "article-parts.xsd"
};

static const unsigned char articleJSONSchema[] = {
#embed "article.schema.json"
};

static const unsigned char articleTableSchema[] = {
#embed "article.table.json"
};

static const unsigned char articleXSD[] = {
#embed "article.xsd"
};

static const unsigned char atomXSD[] = {
#embed "atom.xsd"
};

static const unsigned char feedAtomXSD[] = {
#embed "feed-atom.xsd"
};

static const unsigned char feedCCXSD[] = {
#embed "feed-cc.xsd"
};

static const unsigned char feedContentXSD[] = {
#embed "feed-content.xsd"
};

static const unsigned char feedDCXSD[] = {
#embed "feed-dc.xsd"
};

static const unsigned char feedDCTermsXSD[] = {
#embed "feed-dcterms.xsd"
};

static const unsigned char feedLicenseXSD[] = {
#embed "feed-license.xsd"
};

static const unsigned char feedMediaXSD[] = {
#embed "feed-media.xsd"
};

static const unsigned char jsonFeedSchema[] = {
#embed "jsonfeed.schema.json"
};

static const unsigned char newsML12XSD[] = {
#embed "newsml-1.2.xsd"
};

static const unsigned char newsMLG2XSD[] = {
#embed "newsml-g2.xsd"
};

static const unsigned char nitfElementsXSD[] = {
#embed "nitf-elements.xsd"
};

static const unsigned char nitfXSD[] = {
#embed "nitf.xsd"
};

static const unsigned char rssXSD[] = {
#embed "rss.xsd"
};

static const unsigned char rss1ChannelXSD[] = {
#embed "rss1-channel.xsd"
};

static const unsigned char rss1XSD[] = {
#embed "rss1.xsd"
};

static const unsigned char sitemapNewsXSD[] = {
#embed "sitemap-news.xsd"
};

static const unsigned char sitemapPartImageXSD[] = {
#embed "sitemap-part-image.xsd"
};

static const unsigned char sitemapPartNewsXSD[] = {
#embed "sitemap-part-news.xsd"
};

static const unsigned char sitemapPartVideoXSD[] = {
#embed "sitemap-part-video.xsd"
};

static const unsigned char sitemapPartXHTMLXSD[] = {
#embed "sitemap-part-xhtml.xsd"
};

static const unsigned char wxrExcerptXSD[] = {
#embed "wxr-excerpt.xsd"
};

static const unsigned char wxrPartsXSD[] = {
#embed "wxr-parts.xsd"
};

static const unsigned char wxrXSD[] = {
#embed "wxr.xsd"
};

static const unsigned char xmlXSD[] = {
#embed "xml.xsd"
};

static const struct WirecopySchema schemas[] = {
  {"article-parts.xsd", articlePartsXSD, sizeof articlePartsXSD},
  {"article.schema.json", articleJSONSchema, sizeof articleJSONSchema},
  {"article.table.json", articleTableSchema, sizeof articleTableSchema},
  {"article.xsd", articleXSD, sizeof articleXSD},
  {"atom.xsd", atomXSD, sizeof atomXSD},
  {"feed-atom.xsd", feedAtomXSD, sizeof feedAtomXSD},
  {"feed-cc.xsd", feedCCXSD, sizeof feedCCXSD},
  {"feed-content.xsd", feedContentXSD, sizeof feedContentXSD},
  {"feed-dc.xsd", feedDCXSD, sizeof feedDCXSD},
  {"feed-dcterms.xsd", feedDCTermsXSD, sizeof feedDCTermsXSD},
  {"feed-license.xsd", feedLicenseXSD, sizeof feedLicenseXSD},
  {"feed-media.xsd", feedMediaXSD, sizeof feedMediaXSD},
  {"jsonfeed.schema.json", jsonFeedSchema, sizeof jsonFeedSchema},
  {"newsml-1.2.xsd", newsML12XSD, sizeof newsML12XSD},
  {"newsml-g2.xsd", newsMLG2XSD, sizeof newsMLG2XSD},
  {"nitf-elements.xsd", nitfElementsXSD, sizeof nitfElementsXSD},
  {"nitf.xsd", nitfXSD, sizeof nitfXSD},
  {"rss.xsd", rssXSD, sizeof rssXSD},
  {"rss1-channel.xsd", rss1ChannelXSD, sizeof rss1ChannelXSD},
  {"rss1.xsd", rss1XSD, sizeof rss1XSD},
  {"sitemap-news.xsd", sitemapNewsXSD, sizeof sitemapNewsXSD},
  {"sitemap-part-image.xsd", sitemapPartImageXSD, sizeof sitemapPartImageXSD},
  {"sitemap-part-news.xsd", sitemapPartNewsXSD, sizeof sitemapPartNewsXSD},
  {"sitemap-part-video.xsd", sitemapPartVideoXSD, sizeof sitemapPartVideoXSD},
  {"sitemap-part-xhtml.xsd", sitemapPartXHTMLXSD, sizeof sitemapPartXHTMLXSD},
  {"wxr-excerpt.xsd", wxrExcerptXSD, sizeof wxrExcerptXSD},
  {"wxr-parts.xsd", wxrPartsXSD, sizeof wxrPartsXSD},
  {"wxr.xsd", wxrXSD, sizeof wxrXSD},
  {"xml.xsd", xmlXSD, sizeof xmlXSD},
};

const size_t wirecopySchemaCount = sizeof schemas / sizeof *schemas;

struct WirecopySchema wirecopySchema(size_t index) { return schemas[index]; }
