import { describe, expect, it } from '@jest/globals';
import { ProxyExceptions } from '../../../core/src/proxy/proxy-config.js';

describe('NO_PROXY', () => {
  it.each([
    ['slack.com', 'https://slack.com/api/'],
    ['slack.com', 'wss://wss-primary.slack.com/link/'],
    ['.slack.com', 'https://slack.com/'],
    ['*.slack.com', 'https://hooks.slack.com/'],
    ['SLACK.com', 'https://Slack.COM/'],
    ['*', 'https://slack.com/'],
    ['corp.example other.example\tslack.com', 'https://slack.com/'],
    [' , ,slack.com,', 'https://slack.com/'],
    ['slack.com:443', 'https://slack.com/'],
    ['slack.com:443', 'wss://slack.com/'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['127.0.0.1', 'ws://127.0.0.1:8080/'],
    ['127.0.0.0/8', 'http://127.4.5.6/'],
    ['localhost', 'http://localhost:1/'],
    ['::1', 'http://[::1]:80/'],
    ['[::1]:8080', 'http://[::1]:8080/'],
    ['fd00::/8', 'http://[fd12::1]/'],
    ['slack.com.', 'https://slack.com./'],
  ])("'%s' bypasses the proxy for %s", (list, url) => {
    expect(new ProxyExceptions(list).includes(new URL(url))).toBe(true);
  });

  it.each([
    ['', 'https://slack.com/'],
    ['', 'http://127.0.0.1/'],
    ['', 'http://localhost/'],
    ['lack.com', 'https://slack.com/'],
    ['hooks.slack.com', 'https://slack.com/'],
    ['slack.com:80', 'https://slack.com/'],
    ['slack.com:8443', 'wss://slack.com/'],
    ['127.0.0.1:80', 'http://127.0.0.1:8080/'],
    ['0.0.1', 'http://127.0.0.1/'],
    ['10.0.0.0/8', 'http://127.0.0.1/'],
    ['10.0.0.0/99', 'http://10.0.0.1/'],
    ['10.0.0.0/8', 'http://slack.com/'],
    ['::/0', 'http://127.0.0.1/'],
    ['.', 'https://slack.com/'],
    ['https://slack.com', 'https://slack.com/'],
  ])("'%s' does not match %s", (list, url) => {
    expect(new ProxyExceptions(list).includes(new URL(url))).toBe(false);
  });
});
