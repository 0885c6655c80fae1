# Free standards in force on zero trust: identifier and title, a line each.
use strict;
use warnings;
use HTTP::Tiny;
use JSON::PP;

binmode STDOUT, ':encoding(UTF-8)';
my $site   = $ENV{LANDSCAPE} // 'http://127.0.0.1:8080';
my $http   = HTTP::Tiny->new;
my $query  = $http->www_form_urlencode({ q => 'zero trust', status => 'in-force', access => 'free', size => 5 });
my $answer = $http->get("$site/api/v1/search?$query");
die $answer->{content} unless $answer->{success};
for my $hit (@{ decode_json($answer->{content})->{hits} }) {
    print join("\t", $hit->{id}, $hit->{title}), "\n";
}
