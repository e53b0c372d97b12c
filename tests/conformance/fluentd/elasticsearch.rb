# elasticsearch.rb FOLDER: as much of Elasticsearch as fluentd's output asks for: its version, and the bulk request. It
# listens on the loopback, writes its port to FOLDER/port, and each document as a line `INDEX/TYPE DOCUMENT` to
# FOLDER/documents. Requests that carry no signature of AWS are refused, as the real one does. It ends after two minutes.
require 'json'
require 'socket'

VERSION_REPLY = JSON.generate('name' => 'mock', 'version' => { 'number' => '6.8.0' })

def read_request(connection)
  request = connection.gets or return nil
  headers = {}
  while (line = connection.gets) && line != "\r\n"
    name, value = line.chomp.split(': ', 2)
    headers[name.downcase] = value
  end
  [request.split[1], headers, connection.read(headers.fetch('content-length', '0').to_i)]
end

def store(body, documents)
  lines = body.lines(chomp: true)
  lines.each_slice(2) do |action, document|
    target = JSON.parse(action).fetch('index')
    documents.puts "#{target['_index']}/#{target['_type']} #{document}"
  end
  items = Array.new(lines.size / 2) { { 'index' => { 'status' => 201 } } }
  JSON.generate('took' => 1, 'errors' => false, 'items' => items)
end

def reply(path, headers, body, documents)
  return ['403 Forbidden', '{}'] unless headers['authorization']&.start_with?('AWS4-HMAC-SHA256 ')

  ['200 OK', path == '/_bulk' ? store(body, documents) : VERSION_REPLY]
end

def serve(connection, documents)
  while (request = read_request(connection))
    status, text = reply(*request, documents)
    connection.write "HTTP/1.1 #{status}\r\nContent-Type: application/json\r\nContent-Length: #{text.bytesize}\r\n\r\n#{text}"
  end
end

folder = ARGV.fetch(0)
documents = File.open("#{folder}/documents", 'w')
documents.sync = true
server = TCPServer.new('127.0.0.1', 0)
File.write("#{folder}/port", server.addr[1])
Thread.new { loop { Thread.new(server.accept) { |connection| serve(connection, documents) } } }
sleep 120
