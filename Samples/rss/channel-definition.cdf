<?xml version="1.0"?>
<CHANNEL HREF="https://old.example/" LASTMOD="1998-04-06T23:05:43-05:00">
  <TITLE>Old channel</TITLE>
  <ABSTRACT>Before RSS</ABSTRACT>
  <ITEM HREF="https://old.example/1" LASTMOD="1998-04-06T20:00:00-05:00">
    <TITLE>Old news</TITLE>
    <ABSTRACT>Nothing is older.</ABSTRACT>
  </ITEM>
</CHANNEL>
